package ir

// String returns the type's text.
func (t *IntegerType) String() string { return TypeText(t) }

// String returns the type's text.
func (t *IndexType) String() string { return TypeText(t) }

// String returns the type's text.
func (t *FloatType) String() string { return TypeText(t) }

// String returns the type's text.
func (t *NoneType) String() string { return TypeText(t) }

// String returns the type's text.
func (t *ComplexType) String() string { return TypeText(t) }

// String returns the type's text.
func (t *FunctionType) String() string { return TypeText(t) }

// String returns the type's text.
func (t *GraphType) String() string { return TypeText(t) }

// String returns the type's text.
func (t *TupleType) String() string { return TypeText(t) }

// String returns the type's text.
func (t *VectorType) String() string { return TypeText(t) }

// String returns the type's text.
func (t *TensorType) String() string { return TypeText(t) }

// String returns the type's text.
func (t *MemRefType) String() string { return TypeText(t) }

// String returns the type's text.
func (t *UnrankedMemRefType) String() string { return TypeText(t) }

// String returns the type's text.
func (t *OpaqueType) String() string { return TypeText(t) }

// String returns the attribute's text.
func (a *UnitAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *IntegerAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *FloatAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *StringAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *ArrayAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *DictAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *TypeAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *SymbolRefAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *AffineMapAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *IntegerSetAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *DenseArrayAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *StridedLayoutAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *OpaqueAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *DistinctAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *LocAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *DenseAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *DenseStringsAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *ResourceAttr) String() string { return AttrText(a) }

// String returns the attribute's text.
func (a *SparseAttr) String() string { return AttrText(a) }
